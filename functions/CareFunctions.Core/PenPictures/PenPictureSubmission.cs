using CareFunctions.Core.Councils;

namespace CareFunctions.Core.PenPictures;

/// <summary>What a worker sends to have a pen picture made. Read with <see cref="Contracts.ContractReader.PenPicture"/>, which has checked it.</summary>
/// <param name="Case">The case; always of the council.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Facts">The facts; the service's name is its id until the rulebook has been asked.</param>
/// <param name="Rejects">Whether texts in which something is found are refused, not redacted.</param>
public sealed record PenPictureSubmission(CaseReference Case, string Service, PenPictureFacts Facts, bool Rejects)
{
    /// <summary>The council.</summary>
    public Council Council => Case.Council;
}
