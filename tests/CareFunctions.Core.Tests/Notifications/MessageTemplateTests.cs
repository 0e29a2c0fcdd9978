using CareFunctions.Core.Notifications;

namespace CareFunctions.Core.Tests.Notifications;

public sealed class MessageTemplateTests
{
    private static readonly string[] Facts = ["case", "text", "lines"];

    [Fact]
    public void Render_EveryFact_IsPutInOnceAndNeverReadAsATemplate()
    {
        var template = MessageTemplate.Parse("k", "Subject: {{case}}: told\n\n{{text}} ({{case}})\n\n{{lines}}\n\nEnd\n", Facts);

        var (subject, body) = template.Render(new Dictionary<string, string> { ["case"] = "SOM-1", ["text"] = "{{lines}} and {{case}}", ["lines"] = "* a\n* b" });

        subject.ShouldBe("SOM-1: told");
        body.ShouldBe("{{lines}} and {{case}} (SOM-1)\n\n* a\n* b\n\nEnd");
        template.Bundled.ShouldBeFalse();
    }

    [Fact]
    public void Render_AnEmptyFactAloneOnItsLine_LeavesTheLineOut() =>
        MessageTemplate.Parse("k", "Subject: s\nBundle: yes\n\nA\n{{lines}}\nB {{text}}", Facts).Render(new Dictionary<string, string>()).Body.ShouldBe("A\nB ");

    [Fact]
    public void Render_AnEmptyFactBetweenEmptyLines_LeavesOneOfThem() =>
        MessageTemplate.Parse("k", "Subject: s\n\nA\n\n{{lines}}\n\nB\n\n\nC", Facts).Render(new Dictionary<string, string>()).Body.ShouldBe("A\n\nB\n\n\nC");

    [Fact]
    public void Parse_EverythingWrong_NamesEveryFaultWithItsLine()
    {
        var fault = Should.Throw<MessageTemplateException>(() => MessageTemplate.Parse("k", "Title: x\nBundle: perhaps\n{{nobody}}\n{{Case}}", Facts));

        fault.Message.ShouldContain("Template k, line 1: a template begins with 'Subject: '");
        fault.Message.ShouldContain("line 2: 'Bundle:' is yes or no");
        fault.Message.ShouldContain("line 3: an empty line comes before the body");
        fault.Message.ShouldContain("line 3: there is no fact 'nobody'; facts are case, text, lines");
        fault.Message.ShouldContain("line 4: a placeholder is written {{name}}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Subject: s")]
    [InlineData("Subject: s\n")]
    public void Parse_WithoutABody_IsRefused(string text) => Should.Throw<MessageTemplateException>(() => MessageTemplate.Parse("k", text, Facts));

    [Theory]
    [InlineData(null, "")]
    [InlineData("# Big\n\n* list", "Big * list")]
    [InlineData("[click](https://evil.example)", "(click)(https://evil.example)")]
    [InlineData("---- ^ > Team\u202Ename\u0000", "Teamname")]
    [InlineData("  Operational Team ", "Operational Team")]
    public void Line_WhatASenderWrote_IsOnePlainLine(string? text, string line) => MessageText.Line(text).ShouldBe(line);

    [Fact]
    public void List_EmptyLines_AreLeftOut() => MessageText.List(["a", " ", "* b"]).ShouldBe("* a\n* b");

    [Theory]
    [InlineData("Sourcing Care", "sourcingcare")]
    [InlineData("sourcing-care", "sourcingcare")]
    [InlineData("SourcingCare", "sourcingcare")]
    [InlineData(" -- ", "")]
    [InlineData(null, "")]
    public void Name_HoweverWritten_IsTheSame(string? written, string name) => RecipientName.Of(written).ShouldBe(name);
}
