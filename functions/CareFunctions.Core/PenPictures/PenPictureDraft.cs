namespace CareFunctions.Core.PenPictures;

/// <summary>A pen picture before anybody has confirmed it.</summary>
/// <param name="Picture">The picture, its texts redacted.</param>
/// <param name="Findings">By heading, what was found in the texts as they were given; only headings with findings.</param>
public sealed record PenPictureDraft(PenPicture Picture, IReadOnlyDictionary<string, IReadOnlyList<Finding>> Findings);
