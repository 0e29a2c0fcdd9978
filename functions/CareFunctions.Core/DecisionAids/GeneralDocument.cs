using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.DecisionAids;

/// <summary>Which of the two general documents is asked. Where they say the same, they say it under different clause ids.</summary>
[JsonConverter(typeof(KebabCase<GeneralDocument>))]
public enum GeneralDocument
{
    /// <summary>Arranging Support and Services, for a person with care and support needs.</summary>
    ArrangingSupport,

    /// <summary>Arranging Support and Services (Carers).</summary>
    Carers,
}
