const TOKEN =
  /\s*([{}[\],:]|"(?:[^"\\\n\r\t]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)/y

/** The character of a text, from 0, up to which it may be JSON: Node's own error names none for most mistakes. */
export const endOfJson = (text: string): number => new JsonReader(text).end()

class JsonReader {
  private position = 0
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  end(): number {
    this.value()
    return this.blank()
  }

  private value(): boolean {
    const token = this.peek()
    if (token === '{') return this.list('}', () => this.entry())
    if (token === '[') return this.list(']', () => this.value())
    return token !== undefined && !/^[}\],:]/.test(token) && this.take()
  }

  private entry(): boolean {
    return this.peek()?.startsWith('"') === true && this.take() && this.takes(':') && this.value()
  }

  private list(end: string, item: () => boolean): boolean {
    this.take()
    if (this.takes(end)) return true
    do if (!item()) return false
    while (this.takes(','))
    return this.takes(end)
  }

  private takes(token: string): boolean {
    return this.peek() === token && this.take()
  }

  private peek(): string | undefined {
    TOKEN.lastIndex = this.position
    return TOKEN.exec(this.text)?.[1]
  }

  private take(): true {
    TOKEN.lastIndex = this.position
    TOKEN.test(this.text)
    this.position = TOKEN.lastIndex
    return true
  }

  /** Where the next thing stands, or would. */
  private blank(): number {
    return this.position + (/^\s*/.exec(this.text.slice(this.position))?.[0].length ?? 0)
  }
}
