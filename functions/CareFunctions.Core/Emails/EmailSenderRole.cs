using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Emails;

/// <summary>Who sent an email, as far as the procedures care.</summary>
[JsonConverter(typeof(KebabCase<EmailSenderRole>))]
public enum EmailSenderRole
{
    /// <summary>Nobody the procedures know.</summary>
    Unknown,

    /// <summary>The provider of the case that the email names.</summary>
    Provider,

    /// <summary>The council's Finance Team (SOM-END-03).</summary>
    Finance,

    /// <summary>A housing company (SOM-ECH-06).</summary>
    HousingCompany,

    /// <summary>Somebody else of the council: a worker, a team.</summary>
    Council,
}
