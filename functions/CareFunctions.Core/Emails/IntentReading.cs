using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What an email wants, weighed from the phrases found in it.</summary>
/// <param name="Intent">What it wants most clearly.</param>
/// <param name="Strong">Whether a phrase says so that says nothing else.</param>
/// <param name="Others">What else it says clearly.</param>
/// <param name="Findings">The phrases that speak for the intent.</param>
internal sealed record IntentReading(EmailIntent Intent, bool Strong, IReadOnlyList<EmailIntent> Others, IReadOnlyList<Finding> Findings)
{
    private const decimal StrongWeight = 4;
    internal const decimal FairWeight = 2.5m;
    internal const decimal WeakWeight = 1.5m;
    private const decimal OldSubjectWeight = 0.35m;
    private const decimal Enough = 2m;

    // Refusals, takings-back and "nothing has happened yet": whatever else they mention, they want nothing done.
    private const string TakenBack = "taken-back";

    /// <summary>Nothing that the table knows.</summary>
    public static IntentReading None { get; } = new(EmailIntent.Other, false, [], []);

    /// <summary>A mailbox's own answer.</summary>
    public static IntentReading Automatic { get; } = new(EmailIntent.AutomaticReply, true, [], []);

    /// <summary>The phrases in a draft that speak for an intent, whatever they weigh against others.</summary>
    public static IEnumerable<Finding> FindingsFor(EmailIntent intent, Draft draft) =>
        draft.Findings.Where(one => one.Row.Parts is ["intent", var name, _] && (name == "change-request" ? ChangeDirection.Of(one) : name == TakenBack ? null : Parse(name)) == intent
            && !FindingContext.Negated(one) && !(draft.SubjectIsOld && one.Text == draft.Subject));

    /// <summary>Whether it can be a mailbox's own answer, when its headings do not say so: those name no case, but that of the subject that they answer.</summary>
    public static bool MayBeAutomatic(Draft draft) => draft.Body.Tokens.TrueForAll(token => token.Kind != TokenKind.Case);

    /// <summary>Weighs the phrases found.</summary>
    /// <param name="draft">The draft they were found for.</param>
    /// <param name="table">The table they stand in.</param>
    /// <param name="sender">Who plausibly sent the message.</param>
    public static IntentReading Of(Draft draft, PhraseTable table, EmailSenderRole sender)
    {
        var weights = new Dictionary<EmailIntent, decimal>();
        var strong = new HashSet<EmailIntent>();
        var mentioned = new HashSet<EmailIntent>();
        var counted = new HashSet<PhraseRow>(ReferenceEqualityComparer.Instance);
        var findings = new List<(EmailIntent Intent, Finding Finding)>();
        var olds = new HashSet<EmailIntent>();
        var refused = false;
        var wider = new WiderPhrases(draft);
        var holds = Holds(draft);
        foreach (var finding in draft.Findings)
        {
            if (finding.Row.Parts is not ["intent", var name, var strength])
            {
                continue;
            }

            if (name == TakenBack)
            {
                refused |= !(draft.SubjectIsOld && finding.Text == draft.Subject) && !FindingContext.Conditional(finding);
                continue;
            }

            var intent = name == "change-request" ? ChangeDirection.Of(finding) : Parse(name);
            if (intent is not { } found)
            {
                continue;
            }

            var isStrong = strength == "strong";
            var old = draft.SubjectIsOld && finding.Text == draft.Subject;
            if (FindingContext.Negated(finding) || wider.Hold(finding, found) || FindingContext.OfAnother(finding, found) || (found == EmailIntent.PlacementOffer && holds.TryGetValue((finding.Text, finding.Text.SentenceStart(finding.First)), out var hold) && hold <= finding.First) || (Stating.Contains(found) && FindingContext.Asked(finding, draft)))
            {
                continue;
            }

            findings.Add((found, finding));
            if (!counted.Add(finding.Row) || (old && !olds.Add(found)))
            {
                continue;
            }

            // A vacancy is for nobody in particular.
            var misplaced = found == EmailIntent.VacancyUpdate && draft.Body.Tokens.Exists(token => token.Kind == TokenKind.Case);
            var weight = (misplaced ? 0.4m : 1) * (isStrong ? StrongWeight : strength == "fair" ? FairWeight : WeakWeight) * (old ? OldSubjectWeight : 1) * (FindingContext.Conditional(finding) ? 0.4m : 1);
            weights[found] = weights.GetValueOrDefault(found) + weight;
            if (isStrong && !old)
            {
                mentioned.Add(found);
                if (weight >= StrongWeight)
                {
                    strong.Add(found);
                }
            }
        }

        if (!MayBeAutomatic(draft))
        {
            // "I'm at my desk until half five"
            new Weighed(weights, strong, mentioned, findings).Drop(EmailIntent.AutomaticReply);
        }

        if (refused && !strong.Contains(EmailIntent.AutomaticReply))
        {
            return new IntentReading(EmailIntent.Other, false, [.. mentioned], []);
        }

        if (sender == EmailSenderRole.Finance)
        {
            // Finance gives no notice: what it terminates has ended.
            foreach (var set in new[] { strong, mentioned })
            {
                _ = set.Remove(EmailIntent.NoticeOnPackage) && set.Add(EmailIntent.EndOfService);
            }

            weights[EmailIntent.EndOfService] = weights.GetValueOrDefault(EmailIntent.EndOfService) + weights.GetValueOrDefault(EmailIntent.NoticeOnPackage);
            weights.Remove(EmailIntent.NoticeOnPackage);
            findings = [.. findings.Select(one => one.Intent == EmailIntent.NoticeOnPackage ? (EmailIntent.EndOfService, one.Finding) : one)];
        }

        var weighed = new Weighed(weights, strong, mentioned, findings);
        findings = PlacementIntents.Settle(draft, sender, weighed);
        foreach (var (who, says, notMeant) in BySender)
        {
            if (who == sender && strong.Contains(says))
            {
                weighed.Drop(notMeant);
            }
        }

        if (weights.ContainsKey(EmailIntent.SuspensionReport) && findings.Exists(one => one.Intent == EmailIntent.EndOfService && FindingContext.OfDeath(one.Finding)))
        {
            weighed.Drop(EmailIntent.SuspensionReport);
        }

        if (strong.Contains(EmailIntent.VacancyUpdate) && (sender == EmailSenderRole.Provider || !strong.Contains(EmailIntent.RespiteRequest)) && draft.Body.Tokens.Concat(draft.Subject.Tokens).All(token => token.Kind != TokenKind.Case) && !strong.Contains(EmailIntent.AutomaticReply))
        {
            // Places for nobody in particular, whatever is said of how they are filled.
            return new IntentReading(EmailIntent.VacancyUpdate, true, [], [.. findings.Where(one => one.Intent == EmailIntent.VacancyUpdate).Select(one => one.Finding)]);
        }

        if (strong.Count == 0 && ChangeDirection.ByHours(draft) is { } byHours && weights.GetValueOrDefault(EmailIntent.AmendmentConfirmation) < Enough)
        {
            strong.Add(byHours);
            mentioned.Add(byHours);
            weights[byHours] = weights.GetValueOrDefault(byHours) + StrongWeight;
        }

        // Numbers say which way a change goes only where no word does.
        if (strong.Contains(EmailIntent.IncreaseRequest) && strong.Contains(EmailIntent.ReductionRequest) && ChangeDirection.ByWord(findings) is { } word)
        {
            weighed.Drop(word == EmailIntent.IncreaseRequest ? EmailIntent.ReductionRequest : EmailIntent.IncreaseRequest);
        }

        // What is asked for has not been agreed yet, whatever has been done already; a person sees both.
        if (Requests.Exists(strong.Contains) && draft.Of("asked").Any(one => !FindingContext.Negated(one)))
        {
            strong.Remove(EmailIntent.AmendmentConfirmation);
            weights.Remove(EmailIntent.AmendmentConfirmation);
        }

        // "Started on Monday, and all in place" is a start, unless it speaks of a change or of hours.
        if (weights.ContainsKey(EmailIntent.StartDateConfirmation) && !ChangeDirection.OfChange(draft, findings))
        {
            strong.Remove(EmailIntent.AmendmentConfirmation);
            if (strong.Contains(EmailIntent.StartDateConfirmation) && !findings.Exists(one => one.Intent == EmailIntent.AmendmentConfirmation && one.Finding.Slots.Any(slot => slot.Kind == TokenKind.Hours)))
            {
                weighed.Drop(EmailIntent.AmendmentConfirmation);
            }
        }

        if (Together(weights, findings, strong, table) is { } together)
        {
            strong.Add(together);
            mentioned.Add(together);
        }

        foreach (var (intent, below) in table.Supersedes)
        {
            if (strong.Contains(intent))
            {
                foreach (var one in below)
                {
                    weighed.Drop(one);
                }
            }
        }

        // Several matters of several cases, or words without sense: a person sorts them.
        var cases = draft.Body.Tokens.Where(token => token.Kind == TokenKind.Case).Select(token => token.Value).Distinct().Count();
        if ((cases > 1 && mentioned.Count > 1) || ((mentioned.Count > 3 || weights.Values.Count(one => one >= Enough) > 5) && !strong.Contains(EmailIntent.AutomaticReply)))
        {
            return new IntentReading(EmailIntent.Other, false, [.. mentioned], []);
        }

        if (strong.Contains(EmailIntent.Other) && draft.Body.Tokens.Concat(draft.Subject.Tokens).All(token => token.Kind != TokenKind.Case) && !strong.Contains(EmailIntent.AutomaticReply))
        {
            return new IntentReading(EmailIntent.Other, false, [.. mentioned.Where(one => one != EmailIntent.Other)], []);
        }

        // "And by the way, a safeguarding concern": one thing is wanted, and a person sees the other.
        var beside = strong.Count == 2 && strong.Contains(EmailIntent.Other) && strong.All(one => weights[one] >= weights[EmailIntent.Other]);
        if (beside)
        {
            strong.Remove(EmailIntent.Other);
            weights.Remove(EmailIntent.Other);
        }

        var best = weights.Where(one => one.Value >= Enough).OrderByDescending(one => one.Value).ThenBy(one => one.Key).Select(one => (EmailIntent?)one.Key).FirstOrDefault();
        if (best is not { } chosen)
        {
            return None;
        }

        var evidence = findings.Where(one => one.Intent == chosen).Select(one => one.Finding).ToList();
        var final = chosen == EmailIntent.Referral && Urgent(draft) ? EmailIntent.UrgentReferral : chosen;
        return new IntentReading(final, strong.Contains(chosen), [.. mentioned.Where(one => one != chosen && (one != EmailIntent.Other || beside))], evidence);
    }

    // Two fair phrases for one intent, and nothing of weight that it does not take the place of, say it as clearly as one that says nothing else.
    private static EmailIntent? Together(Dictionary<EmailIntent, decimal> weights, List<(EmailIntent Intent, Finding Finding)> findings, HashSet<EmailIntent> strong, PhraseTable table)
    {
        var heavy = weights.Where(one => one.Value >= FairWeight).Select(one => one.Key).ToList();
        List<EmailIntent> said = [.. heavy.Where(intent => intent != EmailIntent.Other && !strong.Contains(intent) && weights[intent] >= FairWeight + WeakWeight && heavy.TrueForAll(other => other == intent || Beneath(intent, other))
            && findings.Where(one => one.Intent == intent && one.Finding.Row.Group.EndsWith("/fair", StringComparison.Ordinal)).Select(one => one.Finding.Row).Distinct().Count() > 1)];
        return said is [var only] ? only : null;

        // What is offered after a visit is an outcome; that a service is given up is said by itself.
        bool Beneath(EmailIntent intent, EmailIntent other) =>
            other is EmailIntent.PlacementOffer or EmailIntent.Referral or EmailIntent.VacancyUpdate && table.Supersedes.TryGetValue(intent, out var below) && below.Contains(other)
            && (other != EmailIntent.PlacementOffer || findings.Exists(one => one.Intent == intent && FindingContext.TellsOfVisit(one.Finding)));
    }

    private static bool Urgent(Draft draft) => draft.Findings.Exists(one => one.Row.Group == "field/urgent" && !FindingContext.Negated(one));

    private static readonly List<EmailIntent> Requests = [EmailIntent.IncreaseRequest, EmailIntent.ReductionRequest];

    // Workers look for providers, and only providers give notice; a provider whose client is in respite reports it, and a worker asks for it; for Finance an end is no pause.
    private static readonly (EmailSenderRole From, EmailIntent Says, EmailIntent NotMeant)[] BySender =
    [
        (EmailSenderRole.Council, EmailIntent.Referral, EmailIntent.NoticeOnPackage), (EmailSenderRole.Provider, EmailIntent.SuspensionReport, EmailIntent.RespiteRequest),
        (EmailSenderRole.Finance, EmailIntent.EndOfService, EmailIntent.SuspensionReport),
    ];

    // These tell something; in a question they do not.
    private static readonly HashSet<EmailIntent> Stating =
    [
        EmailIntent.NoticeOnPackage, EmailIntent.EndOfService, EmailIntent.SuspensionReport, EmailIntent.PlacementHold, EmailIntent.HoldExtension, EmailIntent.AssessmentOutcome, EmailIntent.VacancyUpdate,
        EmailIntent.TenantMovement, EmailIntent.StartDateConfirmation, EmailIntent.AmendmentConfirmation,
    ];

    // "We will keep the room free for her until Friday" offers nothing new; "we offer her a room and will keep it until Friday" does. Where the first hold of each sentence begins.
    private static Dictionary<(ReadText Text, int Sentence), int> Holds(Draft draft)
    {
        var holds = new Dictionary<(ReadText, int), int>();
        if (draft.Findings.Exists(one => one.Row.Group == "field/holdUntil"))
        {
            foreach (var hold in draft.Findings.Where(one => one.Row.Group == "intent/placement-hold/strong"))
            {
                holds.TryAdd((hold.Text, hold.Text.SentenceStart(hold.First)), hold.First);
            }
        }

        return holds;
    }

    private static readonly Dictionary<string, EmailIntent> ByName = Enum.GetValues<EmailIntent>().ToDictionary(PhraseTable.Kebab, StringComparer.Ordinal);

    private static EmailIntent Parse(string kebab) => ByName[kebab];
}
