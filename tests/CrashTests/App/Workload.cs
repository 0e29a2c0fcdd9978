using System.Globalization;
using System.Text.Json;
using CareFunctions.Core.Councils;

namespace CrashTests.App;

/// <summary>Makes the messages. Everything in them is invented; the same seed makes the same messages.</summary>
internal sealed class Workload(int seed, DateTimeOffset today)
{
    public const string Worklist = "worklist-reassignments";
    public const string Emails = "provider-emails";

    public const decimal PlanHours = 14;

    private const string Source = "urn:example:eclipse:somerset";

    private readonly Random random = new(seed);

    public SentMessage Next(int number)
    {
        Errand errand = (Errand)random.Next(Enum.GetValues<Errand>().Length);
        string reference = string.Create(CultureInfo.InvariantCulture, $"SOM-{500000 + number}");
        return errand is Errand.CompleteReferral or Errand.IncompleteReferral ? Reassignment(number, errand, reference) : Email(number, errand, reference);
    }

    private SentMessage Reassignment(int number, Errand errand, string reference)
    {
        string id = string.Create(CultureInfo.InvariantCulture, $"crash-{seed}-{number}");
        string day = today.AddDays(-20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        object[] complete =
        [
            new { kind = "assessment", date = day, status = "completed" },
            new { kind = "support-plan", date = day, status = "completed" },
            new { kind = "hours-breakdown", date = day },
            new { kind = "eligible-needs", date = day },
            new { kind = "personal-budget", date = day, status = "agreed" },
        ];
        string body = JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id,
            source = Source,
            type = "somerset.worklist.reassigned",
            time = today,
            datacontenttype = "application/json",
            data = new
            {
                council = "somerset",
                caseRef = reference,
                fromTeam = "operational-team",
                toTeam = "sourcing-care",
                request = "source",
                service = "domiciliary-care",
                evidence = errand is Errand.CompleteReferral ? complete : complete[..2],
                details = new { hoursPerWeek = 12 },
            },
        });
        return new SentMessage(number, errand, WorkIdentity.ForEvent(Source, id), reference, Worklist, body, "application/cloudevents+json");
    }

    private SentMessage Email(int number, Errand errand, string reference)
    {
        // Without its first day a request is not certain, and a person reads it.
        string from = errand is Errand.DeclinedIncrease ? today.ToString(" 'from' d MMMM yyyy", CultureInfo.InvariantCulture) : "";
        string id = string.Create(CultureInfo.InvariantCulture, $"<crash-{seed}-{number}@provider.example>");
        string body = JsonSerializer.Serialize(new
        {
            id = string.Create(CultureInfo.InvariantCulture, $"graph-{seed}-{number}"),
            internetMessageId = id,
            subject = $"Request for increase - {reference}",
            receivedDateTime = today,
            from = new { emailAddress = new { name = "Orchard Homecare (invented)", address = "rota@provider.example" } },
            toRecipients = new[] { new { emailAddress = new { name = "Sourcing Care", address = "sourcing-care@somerset.example" } } },
            body = new { contentType = "text", content = $"Please increase the care for {reference} by 4 hours a week{from}." },
        });
        return new SentMessage(number, errand, WorkIdentity.ForEmail(Council.Somerset, id), reference, Emails, body, "application/json");
    }
}
