using System.Net;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Emails;

public sealed class EmailOriginalTests
{
    private static readonly Person Foreigner = new("Gil Elsewhere (invented)", ["SourcingCare"], "croydon");

    [Fact]
    public async Task Get_AnEmailThatCame_ShowsItsOwnWordsToItsCouncilOnly()
    {
        await using var care = await CareApplication.StartAsync();
        var email = care.Email(text: "Please <script>alert(1)</script> increase nothing.");
        var id = (await care.SystemAsync(HttpMethod.Post, "/api/provider-emails", email)).Json["instanceId"]!.GetValue<string>();

        var shown = await care.GetAsync(Person.Officer, $"/api/emails/somerset/{id}");

        shown.Status.ShouldBe(HttpStatusCode.OK, shown.Text);
        shown.ContentType.ShouldBe("application/json");
        shown.Json["body"]!["content"]!.GetValue<string>().ShouldBe("Please <script>alert(1)</script> increase nothing.");
        (await care.GetAsync(Foreigner, $"/api/emails/somerset/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await care.GetAsync(Foreigner, $"/api/emails/croydon/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/emails/somerset/email-0000000000000000000000000000000000000000")]
    [InlineData("/api/emails/somerset/x' or PartitionKey ne 'x")]
    [InlineData("/api/emails/somerset/%2e%2e")]
    [InlineData("/api/emails/atlantis/email-0000000000000000000000000000000000000000")]
    public async Task Get_HostileOrUnknown_IsNotFound(string path)
    {
        await using var care = await CareApplication.StartAsync();

        (await care.GetAsync(Person.Officer, path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
