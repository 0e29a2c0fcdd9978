using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Procedures;

/// <summary>What a value that a decision gives must be.</summary>
[JsonConverter(typeof(KebabCase<FieldType>))]
public enum FieldType
{
    /// <summary>A short text.</summary>
    Text,

    /// <summary>A civil date.</summary>
    Date,

    /// <summary>Hours a week, in quarters of an hour.</summary>
    Hours,

    /// <summary>Pounds and pence.</summary>
    Money,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Several short texts.</summary>
    List,
}
