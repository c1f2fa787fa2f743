namespace DeZeroNative.NN.Tests.Data;

/// <summary>Answers requests without a network, and remembers them.</summary>
internal sealed class FakeMirror(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!.ToString());
        return Task.FromResult(answer(request.RequestUri));
    }
}
