using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Procedures;

/// <summary>The documents that are not one council's.</summary>
[JsonConverter(typeof(KebabCase<GeneralDocumentName>))]
public enum GeneralDocumentName
{
    /// <summary>Arranging support (document 001).</summary>
    General,

    /// <summary>Carers (document 004).</summary>
    Carers,
}
