namespace Embedded.Functions.Invocation;

/// <summary>Gives one parameter its value.</summary>
internal delegate ValueTask<object?> ParameterSource(HostedFunctionContext context, TriggerValue trigger);
