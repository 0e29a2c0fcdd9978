using CareFunctions.Core.Councils;

namespace CareFunctions.Work;

/// <summary>Work that is over.</summary>
/// <param name="Case">The case.</param>
/// <param name="InstanceId">The orchestration's instance id.</param>
public sealed record EndedWork(CaseReference Case, string InstanceId);
