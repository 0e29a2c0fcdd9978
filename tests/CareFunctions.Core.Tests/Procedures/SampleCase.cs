using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Tests.Procedures;

internal static class SampleCase
{
    public static CaseReference Of(Council council) =>
        CaseReference.TryCreate(council, "104233", out var reference) ? reference : throw new InvalidOperationException("The sample is no case reference.");
}
