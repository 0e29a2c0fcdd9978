using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.PenPictures;

/// <summary>What a free text says that a pen picture may not.</summary>
[JsonConverter(typeof(KebabCase<FindingKind>))]
public enum FindingKind
{
    /// <summary>A name on file, or what reads like one: after a title, a relation or the word called.</summary>
    Name,

    /// <summary>An NHS number: ten digits whose check digit is right, or that are said to be one.</summary>
    NhsNumber,

    /// <summary>A whole postcode; its district alone is none.</summary>
    Postcode,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An email address.</summary>
    Email,

    /// <summary>A date of birth, a day long ago, or a year of birth.</summary>
    DateOfBirth,

    /// <summary>An age in years: it says more than the age band.</summary>
    Age,

    /// <summary>A case's reference or its number in a council system.</summary>
    CaseId,

    /// <summary>An address on file, or a house and its street.</summary>
    Address,
}
