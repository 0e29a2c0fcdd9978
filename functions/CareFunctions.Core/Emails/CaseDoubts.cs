using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>Whether it is certain which case a message is about.</summary>
internal static class CaseDoubts
{
    /// <summary>Adds the doubts, and the case that no system's name stands with.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="council">The council whose mailbox it came to.</param>
    /// <param name="answered">What the message quotes.</param>
    public static void Add(Draft draft, Council council, string answered)
    {
        switch (draft.References)
        {
            case []:
                Unlabelled(draft, council, answered);
                break;
            case [var only] when only.Council != council:
                draft.Doubt("other-council");
                break;
            case { Count: > 1 }:
                draft.Doubt("several-cases");
                break;
        }
    }

    // "Mr Example 106640", and what an answer answers.
    private static void Unlabelled(Draft draft, Council council, string answered)
    {
        var tokens = draft.Subject.Tokens.Concat(draft.Body.Tokens).ToList();
        var bare = CaseReferences.Bare(tokens, council);
        var labelled = draft.Texts.Select(text => CaseReferences.Labelled(text.Tokens, council)).FirstOrDefault(one => one is not null);
        var quoted = labelled is null && bare is null ? ReadText.Of(answered, council, draft.Received, PhraseTable.Own).Tokens.Where(token => token.Kind == TokenKind.Case).Select(token => (CaseReference)token.Value!).Distinct().ToList() : [];

        var found = labelled ?? bare ?? (quoted is [var only] ? only : null);
        if (found is not null)
        {
            draft.References.Add(found);
        }

        // Six digits that nothing else is said of, or the only case of what is answered: whether it is one of this provider's the register says.
        var stands = found is not null && (found == bare ? CaseReferences.StandsByItself(tokens, found) : draft.SubjectIsOld && quoted.Contains(found) && found.Council == council);
        if (!stands)
        {
            draft.Doubt("no-case");
        }
    }
}
