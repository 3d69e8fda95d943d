/** A directive of nginx, with the block that it opens. */
export interface NginxDirective {
  readonly name: string
  readonly args: readonly string[]
  readonly block?: readonly NginxDirective[]
}

/** A comment, a quoted word, a sign, or a word, which may hold a number sign. */
const TOKEN = /#[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[{};]|[^\s{};"'#][^\s{};]*/g

/** The directives of a configuration of nginx; nothing where its braces or its last directive are not closed. */
export const readNginx = (text: string): readonly NginxDirective[] | undefined => {
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token).filter((token) => !token.startsWith('#'))
  let next = 0
  const block = (isInner: boolean): readonly NginxDirective[] | undefined => {
    const found: NginxDirective[] = []
    let words: string[] = []
    for (; next < tokens.length; next++) {
      const token = tokens[next] ?? ''
      if (token === '}') return isInner && words.length === 0 ? found : undefined
      if (token !== '{' && token !== ';') {
        words.push(/^["']/.test(token) ? token.slice(1, -1) : token)
        continue
      }
      const [name, ...args] = words
      if (name === undefined) return undefined
      words = []
      if (token === ';') {
        found.push({ name, args })
        continue
      }
      next++
      const inner = block(true)
      if (!inner) return undefined
      found.push({ name, args, block: inner })
    }
    return isInner || words.length > 0 ? undefined : found
  }
  return block(false)
}

/** The arguments of each directive of a name in a block. */
export const argsOf = (block: readonly NginxDirective[], name: string): readonly (readonly string[])[] =>
  block.filter((one) => one.name === name).map(({ args }) => args)
