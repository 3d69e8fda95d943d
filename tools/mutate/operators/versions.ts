import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

const VERSION = /(?<=^v?|:v?)(\d+)\.(\d+)\.(\d+)$/

const isImage = ({ keys, value }: Site): boolean =>
  typeof value === 'string' && (keys.at(-1) === 'image' || keys.at(-1) === 'tag')

export const changeVersion = atSites(
  'change-version',
  'an image or a chart of another release than the rest expects, or of no fixed release',
  isImage,
  ({ keys, value }, random) => {
    const text = String(value)
    const floating =
      keys.at(-1) === 'tag'
        ? ['latest']
        : [text.replace(/(?::[^/@]+)?(?:@.*)?$/, random.one(['', ':latest']))]
    const other = random.one([
      ...floating,
      ...(VERSION.test(text)
        ? [text.replace(VERSION, (_, major, minor) => `${major}.${Number(minor) - 2 + random.below(5)}.0`)]
        : []),
    ])
    return other === text
      ? undefined
      : { message: `${text} → ${other}`, to: (holder, key) => withValue(holder, key, other) }
  },
)
