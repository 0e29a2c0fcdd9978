using CareFunctions.Core.Contracts;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Procedures;

/// <summary>Holds a question that waits for a pen picture to what one can give: it must be able to answer by itself.</summary>
internal static class PenPictureConsistency
{
    /// <summary>What is wrong with a step's <c>penPicture</c>; nothing for a step that has none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="outcomes">What it can come to.</param>
    /// <param name="at">Where its <c>penPicture</c> stands.</param>
    public static IReadOnlyList<ContractFault> Faults(ProcedureStep step, IReadOnlyList<string> outcomes, string at)
    {
        var faults = new List<ContractFault>();
        if (step.PenPicture is not { } picture)
        {
            return faults;
        }

        RulebookConsistency.Known(picture.Outcome, outcomes, "outcome", at + "/outcome", faults);
        var fields = step.Fields ?? [];
        if (RequestValues.Names.Contains(picture.Value) || StepText.OwnNames.Contains(picture.Value) || fields.Any(one => one.Name == picture.Value))
        {
            faults.Add(new ContractFault(at + "/value", FaultCodes.Contradiction, $"{picture.Value} is another value already; choose another name for the opportunity's reference."));
        }

        faults.AddRange(fields.Where(one => one.For?.Contains(picture.Outcome) is not false).Select(needed => new ContractFault(
            at + "/outcome", FaultCodes.Contradiction, $"The outcome {picture.Outcome} needs {needed.Name}, which a pen picture does not give.")));
        if ((step.AnsweredBy ?? []).Any(one => one.Outcome == picture.Outcome))
        {
            faults.Add(new ContractFault(at + "/outcome", FaultCodes.Contradiction, $"The outcome {picture.Outcome} comes by a pen picture alone; answeredBy gives it as well."));
        }

        return faults;
    }
}
