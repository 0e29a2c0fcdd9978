using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Tests.Emails;

public sealed class EmailFingerprintTests
{
    private static readonly GraphMessage Message = new(
        "AAMk", "<1@orchard.example>", "SOM-104233", "rota@orchard.example", Instants.At("2026-05-01T09:00:00Z"), false, "Please add 4 hours a week.\r\n\r\nDelyth", false);

    public static TheoryData<GraphMessage> Same =>
    [
        Message with { Id = "BBMk", InternetMessageId = "<2@orchard.example>", ReceivedDateTime = Instants.At("2026-05-01T09:30:00Z") },
        Message with { Body = "  Please add 4 hours a week.\nDelyth \n" },
        Message with { Subject = " som-104233 ", From = "Rota@Orchard.example" },
        Message with { BodyIsHtml = true, Body = "<div dir=\"ltr\">Please add&nbsp;4 hours a week.<br><br>Delyth</div>" },
    ];

    public static TheoryData<GraphMessage> Different =>
    [
        Message with { Body = "Please add 5 hours a week.\r\n\r\nDelyth" },
        Message with { Subject = "SOM-104234" },
        Message with { From = "rota@brue.example" },
        Message with { Subject = "SOM-104233 Please", Body = "add 4 hours a week.\r\n\r\nDelyth" },
    ];

    public static TheoryData<GraphMessage> Indistinct =>
    [
        Message with { From = null },
        Message with { Body = " \r\n\t" },
        Message with { BodyIsHtml = true, Body = "<p><img src='cid:1'></p>" },
        Message with { AttachmentsPresent = true },
    ];

    [Theory]
    [MemberData(nameof(Same))]
    public void Of_TheSameTextSentAgain_IsTheSame(GraphMessage again) => EmailFingerprint.Of(again).ShouldBe(EmailFingerprint.Of(Message));

    [Theory]
    [MemberData(nameof(Different))]
    public void Of_AnotherTextOrSender_IsAnother(GraphMessage other) => EmailFingerprint.Of(other).ShouldNotBe(EmailFingerprint.Of(Message));

    [Theory]
    [MemberData(nameof(Indistinct))]
    public void Of_WhatCannotBeToldApart_IsNone(GraphMessage message) => EmailFingerprint.Of(message).ShouldBeNull();
}
