using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tests.Procedures;

namespace CareFunctions.Core.Tests.Register;

/// <summary>Every piece of advice is shown: with the referral's answer for each service it is for.</summary>
public sealed class GuidanceTests
{
    [Fact]
    public void For_EveryEntry_IsShownForEachServiceItNames()
    {
        var unseen = new List<string>();
        foreach (var rulebook in ShippedBooks.Rulebooks)
        {
            var shown = rulebook.Services.ToDictionary(service => service.Id, service => ServiceGuidance.For(rulebook, service.Id).Select(one => one.Text).ToHashSet());
            foreach (var book in rulebook.Books)
            {
                foreach (var entry in book.Guidance ?? [])
                {
                    IEnumerable<string> services = entry.Services?.Where(shown.ContainsKey) ?? (book.Council is null ? [] : shown.Keys);
                    unseen.AddRange(services.Where(service => !shown[service].Contains(entry.Text)).Select(service => $"{rulebook.Council.Id} {service}: {entry.Text}"));
                }
            }

            unseen.AddRange(rulebook.Guidance.Where(entry => shown.Values.Any(texts => !texts.Contains(entry.Text))).Select(entry => $"{rulebook.Council.Id}: {entry.Text}"));
        }

        unseen.ShouldBeEmpty();
    }

    [Fact]
    public void Guidance_EveryEntry_IsForSomeCouncilsService()
    {
        var nobodys = ShippedBooks.Books.SelectMany(book => (book.Guidance ?? []).Where(entry => !ShippedBooks.Rulebooks.Any(rulebook =>
            rulebook.Books.Contains(book) && rulebook.Services.Any(service => ServiceGuidance.For(rulebook, service.Id).Any(one => one.Text == entry.Text))))
            .Select(entry => $"{book.File}: {entry.Text}"));
        nobodys.ShouldBeEmpty();
    }

    [Fact]
    public void For_AnotherServicesAdvice_IsNotShown()
    {
        var medway = ShippedBooks.Rulebooks.Single(rulebook => rulebook.Council.Id == "medway");
        ServiceGuidance.For(medway, "shared-lives").SelectMany(one => one.Clauses).ShouldNotContain("MED-DEAF-03");
        ServiceGuidance.For(medway, "deaf-services").SelectMany(one => one.Clauses).ShouldContain("MED-DEAF-03");
    }
}
