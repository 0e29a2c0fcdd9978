using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Emails;

/// <summary>Which way an email goes.</summary>
[JsonConverter(typeof(KebabCase<EmailRouteState>))]
public enum EmailRouteState
{
    /// <summary>It has answered what waited for it.</summary>
    Answered,

    /// <summary>It starts a procedure.</summary>
    Starts,

    /// <summary>It came the wrong way; the right one is named.</summary>
    Refused,

    /// <summary>It lacks what must be on file.</summary>
    Returned,

    /// <summary>It is a request for more hours for a time, which has its own procedure.</summary>
    Increase,

    /// <summary>Nothing waits for it and it starts nothing.</summary>
    Nothing,

    /// <summary>A person must look.</summary>
    ForAPerson,
}
