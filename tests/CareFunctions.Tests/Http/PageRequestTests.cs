using CareFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace CareFunctions.Tests.Http;

public sealed class PageRequestTests
{
    [Fact]
    public void Read_NothingAsked_IsTheFirstPageOfTheUsualLength()
    {
        var (asked, faults) = Read("");

        faults.ShouldBeEmpty();
        asked.ShouldBe(new PageRequest("things", PageRequest.Usual, null));
    }

    [Theory]
    [InlineData("?limit=1", 1)]
    [InlineData("?limit=500", 500)]
    public void Read_LimitsThatMayBe_AreTaken(string query, int limit) => Read(query).Asked.Limit.ShouldBe(limit);

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=501")]
    [InlineData("?limit=-1")]
    [InlineData("?limit=+1")]
    [InlineData("?limit=1e2")]
    [InlineData("?limit=99999999999999999999")]
    [InlineData("?limit=1&limit=2")]
    public void Read_LimitsThatMayNotBe_AreNamed(string query) => Read(query).Faults.ShouldBe(["/limit"]);

    [Theory]
    [InlineData("2026|somerset.0a")]
    [InlineData("x")]
    public void Follow_ThenRead_GoesOnAtThePosition(string position)
    {
        var request = Request("?limit=7&role=A%26b&after=b2xk");

        var next = new PageRequest("things", 7, null).Follow(request, position);

        request.HttpContext.Response.Headers.Link.ToString().ShouldBe($"</api/things?limit=7&role=A%26b&after={next}>; rel=\"next\"");
        Read($"?limit=7&after={next}").Asked.ShouldBe(new PageRequest("things", 7, position));
    }

    [Fact]
    public void Follow_TheLastPage_GivesNoLink()
    {
        var request = Request("?limit=7");

        new PageRequest("things", 7, null).Follow(request, null).ShouldBeNull();

        request.HttpContext.Response.Headers.ContainsKey("Link").ShouldBeFalse();
    }

    [Theory]
    [InlineData("!!")]
    [InlineData("a")]
    [InlineData("dGhpbmdz")] // things
    [InlineData("dGhpbmdzfA")] // things|
    [InlineData("b3RoZXJzfGE")] // others|a
    [InlineData("dGhpbmdzfGEnIG9yICdhJyBlcSAnYQ")] // things|a' or 'a' eq 'a
    [InlineData("dGhpbmdzfAAB")] // things| and control characters
    public void Read_WhatNoPageGave_IsNamed(string after) => Read("?limit=0&after=" + Uri.EscapeDataString(after)).Faults.ShouldBe(["/limit", "/after"]);

    [Fact]
    public void Read_AnEndlessPosition_IsNamed() => Read("?after=" + new string('d', 100_000)).Faults.ShouldBe(["/after"]);

    private static (PageRequest Asked, IReadOnlyList<string> Faults) Read(string query)
    {
        var faults = new List<ProblemFault>();
        return (PageRequest.Read(Request(query), "things", faults), [.. faults.Select(fault => fault.Pointer)]);
    }

    private static HttpRequest Request(string query)
    {
        var request = new DefaultHttpContext().Request;
        request.Path = "/api/things";
        request.QueryString = new QueryString(query);
        return request;
    }
}
