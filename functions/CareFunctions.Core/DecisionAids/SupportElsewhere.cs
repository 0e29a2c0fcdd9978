using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.DecisionAids;

/// <summary>What is given in another area, as the short guidance on ordinary residence divides it.</summary>
[JsonConverter(typeof(KebabCase<SupportElsewhere>))]
public enum SupportElsewhere
{
    /// <summary>Homecare, for a time.</summary>
    TemporaryHomecare,

    /// <summary>Respite, for a time.</summary>
    TemporaryRespite,

    /// <summary>Permanent residential care.</summary>
    ResidentialCare,

    /// <summary>Permanent nursing care.</summary>
    NursingCare,

    /// <summary>Permanent supported living.</summary>
    SupportedLiving,

    /// <summary>A permanent shared lives scheme.</summary>
    SharedLives,

    /// <summary>Permanent Extra Care.</summary>
    ExtraCare,

    /// <summary>Anything else; the guidance is silent on it.</summary>
    Other,
}
