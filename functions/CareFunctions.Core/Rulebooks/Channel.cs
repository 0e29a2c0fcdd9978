using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Rulebooks;

/// <summary>How a request comes.</summary>
[JsonConverter(typeof(KebabCase<Channel>))]
public enum Channel
{
    /// <summary>As a worklist reassignment in the case-management system.</summary>
    Worklist,

    /// <summary>As an email.</summary>
    Email,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>As a form that is filled in and handed over.</summary>
    Form,

    /// <summary>On a website.</summary>
    Online,

    /// <summary>By coming in.</summary>
    InPerson,
}
