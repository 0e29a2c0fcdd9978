using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Emails;

/// <summary>How a provider's assessment ended (SOM-CPX-06).</summary>
[JsonConverter(typeof(KebabCase<EmailOutcome>))]
public enum EmailOutcome
{
    /// <summary>The provider takes the person on.</summary>
    Accepted,

    /// <summary>The provider does not.</summary>
    Declined,
}
