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
}
