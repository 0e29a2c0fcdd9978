using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.PenPictures;

/// <summary>Where a pen picture stands.</summary>
[JsonConverter(typeof(KebabCase<PenPictureState>))]
public enum PenPictureState
{
    /// <summary>Made, and waiting for a person to confirm it.</summary>
    AwaitsConfirmation,

    /// <summary>Confirmed: it has gone to providers.</summary>
    Confirmed,

    /// <summary>Rejected: what it said is no longer kept.</summary>
    Rejected,
}
