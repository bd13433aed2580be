using System.Globalization;
using System.Text;
using System.Xml;

namespace RuleHost.Cases.Plots;

/// <summary>Writes a drawing of rectangles, lines and words as SVG. The same calls give the same bytes.</summary>
internal sealed class Svg : IDisposable
{
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _writer;

    public Svg(double width, double height, string title)
    {
        _writer = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" });
        _writer.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attribute("viewBox", $"0 0 {Number(width)} {Number(height)}");
        Attribute("width", Number(width));
        Attribute("height", Number(height));
        Attribute("font-family", "sans-serif");
        Attribute("font-size", "12");
        Attribute("role", "img");
        _writer.WriteElementString("title", title);
        Box(0, 0, width, height, "#ffffff", null);
    }

    /// <summary>A rectangle; with a tip, what it stands for.</summary>
    public void Box(double x, double y, double width, double height, string fill, string? tip)
    {
        _writer.WriteStartElement("rect");
        Attribute("x", Number(x));
        Attribute("y", Number(y));
        Attribute("width", Number(width));
        Attribute("height", Number(height));
        Attribute("fill", fill);
        if (tip is not null)
        {
            _writer.WriteElementString("title", tip);
        }

        _writer.WriteEndElement();
    }

    public void Line(double x1, double y1, double x2, double y2, string stroke, bool dashed = false)
    {
        _writer.WriteStartElement("line");
        Attribute("x1", Number(x1));
        Attribute("y1", Number(y1));
        Attribute("x2", Number(x2));
        Attribute("y2", Number(y2));
        Attribute("stroke", stroke);
        if (dashed)
        {
            Attribute("stroke-dasharray", "4 3");
        }

        _writer.WriteEndElement();
    }

    /// <summary>Words; anchor is start, middle or end.</summary>
    public void Words(double x, double y, string words, string anchor = "start", bool strong = false)
    {
        _writer.WriteStartElement("text");
        Attribute("x", Number(x));
        Attribute("y", Number(y));
        Attribute("text-anchor", anchor);
        if (strong)
        {
            Attribute("font-weight", "bold");
        }

        _writer.WriteString(words);
        _writer.WriteEndElement();
    }

    /// <summary>The drawing, ended.</summary>
    public string End()
    {
        _writer.WriteEndElement();
        _writer.Flush();
        return _text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void Attribute(string name, string value) => _writer.WriteAttributeString(name, value);

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
}
