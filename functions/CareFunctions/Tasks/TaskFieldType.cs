using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Tasks;

/// <summary>What a detail of a decision must be.</summary>
[JsonConverter(typeof(KebabCase<TaskFieldType>))]
public enum TaskFieldType
{
    /// <summary>A text of 1 to 200 characters.</summary>
    Text,

    /// <summary>A date as yyyy-MM-dd.</summary>
    Date,

    /// <summary>Hours a week: more than 0 and at most 168, in quarters of an hour.</summary>
    WeeklyHours,

    /// <summary>A case's reference.</summary>
    CaseReference,

    /// <summary>Pounds: from 0 to 1,000,000, to the penny.</summary>
    Money,

    /// <summary>A number from -1,000,000 to 1,000,000.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>1 to 50 texts of 1 to 200 characters each.</summary>
    List,
}
