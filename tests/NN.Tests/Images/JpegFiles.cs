namespace DeZeroNative.NN.Tests.Images;

/// <summary>
/// A picture of 20 by 14 pixels as JPEG files, made by cjpeg of libjpeg-turbo 2.1.5. Red is 255 x / 19, green 255 y / 13, blue
/// 127 + 120 sin(0.7 x + 0.3 y); the gray one is 127 + 120 sin(0.5 x) cos(0.4 y), all cut to whole numbers.
/// </summary>
internal static class JpegFiles
{
    public const int Width = 20;
    public const int Height = 14;

    /// <summary>Quality 90, colour at half the resolution.</summary>
    public const string Baseline =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/"
        + "2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wAARCAAOABQDASIAAhEBAxEB/8QA"
        + "HwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkK"
        + "FhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXG"
        + "x8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC"
        + "AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOE"
        + "hYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD5ft/g19ou"
        + "rayjg+UYyAK9Yt/g15FtbWUcHJwDgV9I/D74VWd1fSXTlCV6DFeqeDfhXZ6lrnmOUwh4GK58348xGZYeriKbaqZjV9lD+7Rho/S6Wx8ZwD4iTg4Jt2gr/M+d"
        + "tD+CMVjpkMTQANjJ4or7Kuvh9b+cQpQBeOlFfIYrx/wmTV55bQo3hRfItOkdP0P7Ew/HNapRjNzeqP/Z";

    /// <summary>Quality 85, in several scans, colour at full resolution.</summary>
    public const string Progressive =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8SEhEPERETFhwXExQaFRERGCEYGh0dHx8fExciJCIeJBweHx7/"
        + "2wBDAQUFBQcGBw4ICA4eFBEUHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh7/wgARCAAOABQDAREAAhEBAxEB/8QA"
        + "FQABAQAAAAAAAAAAAAAAAAAABQb/xAAXAQEBAQEAAAAAAAAAAAAAAAAGBAUH/9oADAMBAAIQAxAAAAGP2ImpFblyBApwNnOVp5Kb/8QAGBAAAwEBAAAAAAAA"
        + "AAAAAAAAAQIEEQP/2gAIAQEAAQUCEekR4OcWJJKpaeVW6Gcb/8QAGhEAAgMBAQAAAAAAAAAAAAAAAQQAAhIFEf/aAAgBAwEBPwHnveDU573p1KPkiLuWAAir"
        + "lq0i7JxP/8QAHBEAAQUBAQEAAAAAAAAAAAAAAgABAwQFE0EU/9oACAECAQE/Ad2/2mCoC3b/ACiCoCqzx1YRjJZU7z2TsH4oLD3dFzLxbGzL9RMy/8QAGBAA"
        + "AwEBAAAAAAAAAAAAAAAAAAERAhD/2gAIAQEABj8CWYLMEoXv/8QAGBAAAwEBAAAAAAAAAAAAAAAAAAERIVH/2gAIAQEAAT8hmom4W4LQ8KlzDlH/2gAMAwEA"
        + "AgADAAAAEHSlP//EABcRAQEBAQAAAAAAAAAAAAAAAAEAESH/2gAIAQMBAT8Q6hu4bVDAWIBZ9//EABkRAAMBAQEAAAAAAAAAAAAAAAABESExkf/aAAgBAgEB"
        + "PxBjDilEPOuUdhsvpto6hzt5RqlJYf/EABkQAAMBAQEAAAAAAAAAAAAAAAABETEhQf/aAAgBAQABPxDEtS8NA3LwXwsuDfna8hb0tkLCTRLmH//Z";

    /// <summary>Quality 90, one channel.</summary>
    public const string Gray =
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/"
        + "wAALCAAOABQBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEI"
        + "I0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ip"
        + "qrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ALk/7TNv4v0n/hT6geeo+ze/pWP4d+GEn7D923jG7z5d"
        + "yfNG735rQ1P4mx/Hq6Pi2H7k48rj/Z5/rXP2nwBtfDPiM/E9LpXuWbz/ACBnOetdL43+IMv7XGmp4XvojYxQDyw79Dj6Vi6D4Ai+DWnr4at5RPHCTIHX3+v0"
        + "r//Z";

    /// <summary>The picture before it was compressed.</summary>
    public static byte Original(string file, int x, int y, int channel) => (byte)(file == Gray
        ? 127 + (120 * Math.Sin(x * 0.5) * Math.Cos(y * 0.4))
        : channel switch { 0 => 255 * x / (Width - 1), 1 => 255 * y / (Height - 1), _ => 127 + (120 * Math.Sin((x * 0.7) + (y * 0.3))) });
}
