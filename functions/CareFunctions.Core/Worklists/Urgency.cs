using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Worklists;

/// <summary>How pressing a request is.</summary>
[JsonConverter(typeof(KebabCase<Urgency>))]
public enum Urgency
{
    /// <summary>In its turn.</summary>
    Routine,

    /// <summary>Needed urgently. In Somerset this opens the email route and waives no evidence (SOM-DOM-12, SOM-DOM-15).</summary>
    Urgent,
}
