using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tests.Procedures;

namespace CareFunctions.Core.Tests.Register;

/// <summary>A gate that the referral check only announces is waited for later on: otherwise it would be announced and then forgotten.</summary>
public sealed class AwaitedGatesTests
{
    [Fact]
    public void Gate_ThatIsOnlyAnnounced_IsAwaitedByAProcedureOfItsService()
    {
        var forgotten = new List<string>();
        foreach (var rulebook in ShippedBooks.Rulebooks)
        {
            foreach (var service in rulebook.Services)
            {
                var awaited = rulebook.Books.SelectMany(book => book.Procedures)
                    .Where(one => (one.Starts ?? []).Any(start => start.Services.Contains(service.Id)))
                    .SelectMany(one => ReachedFrom(rulebook, one.Id))
                    .SelectMany(one => one.AllSteps()).Where(step => step.Do is StepKind.Agree or StepKind.Ask or StepKind.Clock or StepKind.Run).ToList();

                // Some agreements are more than yes or no (consent given, refused, or to be decided in best interests): a question or a clock of the same clause.
                forgotten.AddRange(service.Rules.Gates
                    .Where(gate => gate.Before != GateStage.Search && !awaited.Any(step => step.Gate == gate.Id || step.Clauses.Intersect(gate.Clauses).Any()))
                    .Select(gate => $"{rulebook.Council.Id} {service.Id}: {gate.Id}"));
            }
        }

        forgotten.ShouldBeEmpty();
    }

    private static HashSet<ProcedureRule> ReachedFrom(Rulebook rulebook, string id)
    {
        var all = rulebook.Books.SelectMany(book => book.Procedures).ToList();
        var reached = new HashSet<ProcedureRule>(ReferenceEqualityComparer.Instance);
        var open = new Queue<string>([id]);
        while (open.TryDequeue(out var next))
        {
            foreach (var procedure in all.Where(one => one.Id == next).Take(1).Where(reached.Add))
            {
                foreach (var run in procedure.AllSteps().Select(step => step.Procedure).OfType<string>())
                {
                    open.Enqueue(run);
                }
            }
        }

        return reached;
    }
}
