import { isScalar, type Node, type Scalar } from 'yaml'

/** Where in a text each character of a value that is written there begins. */
export interface Offsets {
  (offset: number): number
  readonly value: string
}

/**
 * Follows a string from its value back to its text, through indentation, folded lines and escapes. JSON's strings are
 * YAML's too.
 * @returns nothing where the node is no string
 */
export const scalarOffsets = (text: string, node: Node | undefined): Offsets | undefined => {
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined
  const starts = startsOf(text, node as StringNode)
  const end = node.range[1]
  return Object.assign((offset: number) => starts[offset] ?? end, { value: node.value })
}

type StringNode = Scalar<string> & { readonly range: NonNullable<Scalar['range']> }

const startsOf = (text: string, node: StringNode): readonly number[] => {
  const [start, end] = node.range
  switch (node.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return blockStarts(text, text.indexOf('\n', start) + 1, end, node.value)
    case 'QUOTE_DOUBLE':
      return flowStarts(text, start + 1, node.value, escapeLength)
    case 'QUOTE_SINGLE':
      return flowStarts(text, start + 1, node.value, (at) => (text.startsWith("''", at) ? 2 : 1))
    default:
      return flowStarts(text, start, node.value, () => 1)
  }
}

const INDENTATION = /^ */
const FIRST_INDENTATION = /^ *(?=[^ \r\n])/m

/** How many spaces the first line that is not blank begins with. */
const leading = (text: string): number => FIRST_INDENTATION.exec(text)?.[0].length ?? 0

/** Line by line: between two lines the value has line ends, or one space where they were folded. */
const blockStarts = (text: string, begin: number, end: number, value: string): number[] => {
  const body = text.slice(begin, end)
  const indent = leading(body) - leading(value)
  const starts: number[] = []
  let line = begin
  for (const whole of body.split('\n')) {
    const stripped = Math.min(indent, INDENTATION.exec(whole)?.[0].length ?? 0)
    const content = whole.slice(stripped).replace(/\r$/, '')
    const isFolded = !/^[ \t]/.test(content)
    if (content !== '') {
      while (value[starts.length] === '\n') starts.push(line - 1)
      if (isFolded && value[starts.length] === ' ') starts.push(line - 1)
      for (let index = 0; index < content.length; index += 1) starts.push(line + stripped + index)
    }
    line += whole.length + 1
  }
  return starts
}

const LINE_ENDS = /[ \t]*(?:\r?\n[ \t]*)+/y
const ESCAPED_LINE_END = /\\\r?\n[ \t]*/y

const endOf = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

type LengthAt = (at: number, text: string) => number

const flowStarts = (text: string, first: number, value: string, lengthAt: LengthAt): number[] => {
  const starts: number[] = []
  let at = first
  let previous = ''
  /** The end of the line ends at `at`, while the value still has what became of them. */
  let folded: number | undefined
  for (const character of codeUnits(value)) {
    if (folded !== undefined && (character !== '\n' || previous !== '\n')) [at, folded] = [folded, undefined]
    if (lengthAt === escapeLength) at = endOf(ESCAPED_LINE_END, text, at) ?? at
    folded ??= endOf(LINE_ENDS, text, at)
    starts.push(at)
    // The second half of a pair of surrogates that is one escape stands where the first does.
    if (folded === undefined && !isFirstOfEscapedPair(text, at, character)) at += lengthAt(at, text)
    previous = character
  }
  return starts
}

const isFirstOfEscapedPair = (text: string, at: number, character: string): boolean =>
  text.startsWith('\\U', at) && /[\uD800-\uDBFF]/.test(character)

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

const escapeLength: LengthAt = (at, text) =>
  text[at] === '\\' ? (ESCAPE_LENGTHS[text[at + 1] ?? ''] ?? 2) : 1

/** Unlike iterating a string, which gives whole characters. */
const codeUnits = (value: string): string[] => value.split('')
