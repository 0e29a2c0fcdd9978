using CareFunctions.Core.Commands;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>A command on its way to a system, as it stands on the queue <c>connector-commands</c>.</summary>
/// <param name="Command">The command.</param>
/// <param name="Until">When it becomes a task after all; it is not sent any more from then on, so that it is not made twice.</param>
public sealed record ConnectorDispatch(SystemCommand Command, DateTimeOffset Until);
