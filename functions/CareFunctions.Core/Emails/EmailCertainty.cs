using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Emails;

/// <summary>How sure the reading is.</summary>
[JsonConverter(typeof(KebabCase<EmailCertainty>))]
public enum EmailCertainty
{
    /// <summary>Not sure enough to act on: a person reads it, with the reading as a proposal.</summary>
    NeedsPerson,

    /// <summary>One intent, one case, complete and consistent values, and nothing in the new text against it.</summary>
    Certain,
}
