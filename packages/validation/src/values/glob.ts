/**
 * Whether a path matches a glob of `*` (within a folder), `?` and `**` (any folders). A glob that ends in `/` matches
 * everything in the folder.
 */
export const globMatcher = (glob: string): ((path: string) => boolean) => {
  const whole = glob.replace(/^\.?\//, '').replace(/\/$/, '/**')
  const source = whole.replaceAll(/\*\*\/|\*\*|\*|\?|[^*?]+/g, (part) => PARTS[part] ?? escaped(part))
  const pattern = new RegExp(`^${source}$`, 'u')
  return (path) => pattern.test(path)
}

const PARTS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
