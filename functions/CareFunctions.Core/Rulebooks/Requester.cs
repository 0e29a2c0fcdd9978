using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Who makes a request.</summary>
[JsonConverter(typeof(KebabCase<Requester>))]
public enum Requester
{
    /// <summary>The Operational Team's worker.</summary>
    Worker,

    /// <summary>The care provider.</summary>
    Provider,

    /// <summary>The Finance Team.</summary>
    Finance,

    /// <summary>The person cared for, a carer, or somebody who acts for them.</summary>
    Person,

    /// <summary>A housing company.</summary>
    HousingCompany,
}
