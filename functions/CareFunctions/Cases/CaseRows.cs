using CareFunctions.Core.Councils;
using CareFunctions.Storage;

namespace CareFunctions.Cases;

/// <summary>Where a case's rows stand in the table of cases.</summary>
internal static class CaseRows
{
    /// <summary>The row of the case itself.</summary>
    public const string Package = "case";

    /// <summary>The partition of a case.</summary>
    public static string Partition(CaseReference reference) => TableKey.Of(reference.Council.Id, reference.Number);

    /// <summary>The row of one of its services.</summary>
    public static string OfService(string service) => TableKey.Of("service", service);
}
