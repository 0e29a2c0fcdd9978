using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

/// <summary>The trace that was current when the invocation began.</summary>
internal sealed class CurrentTraceContext : TraceContext
{
    private readonly Activity? _activity = Activity.Current;

    public override string TraceParent => _activity?.Id ?? string.Empty;

    public override string TraceState => _activity?.TraceStateString ?? string.Empty;
}
