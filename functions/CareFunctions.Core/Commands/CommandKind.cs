using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Commands;

/// <summary>What a council system is asked to do.</summary>
[JsonConverter(typeof(KebabCase<CommandKind>))]
public enum CommandKind
{
    /// <summary>Change the hours of an open service (SOM-INC-09).</summary>
    Amend,

    /// <summary>Award a contract for a package that has been found and confirmed (SOM-DOM-18).</summary>
    Award,

    /// <summary>Activate a service so that it is paid.</summary>
    Activate,

    /// <summary>Deactivate a service so that it is no longer paid.</summary>
    Deactivate,

    /// <summary>Suspend a service.</summary>
    Suspend,

    /// <summary>Write a note in the system.</summary>
    Note,

    /// <summary>Let a suspended service go on.</summary>
    Resume,
}
