using CareFunctions.Core.Commands;

namespace CareFunctions.SystemCommands;

/// <summary>The councils' systems that commands go to, by their ids in the rulebook.</summary>
public static class CareSystem
{
    /// <summary>Somerset's payments and services system.</summary>
    public const string Swift = "swift";

    /// <summary>The name of a command's system as people write it: the one the command carries, or, for one made before commands carried it, SWIFT's, to which
    /// alone commands went then.</summary>
    public static string NameOf(SystemCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return command.SystemName ?? (command.System == Swift ? "SWIFT" : command.System);
    }
}
