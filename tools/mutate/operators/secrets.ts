import { withValue } from '../document-path.ts'
import type { Random } from '../random.ts'
import type { Site } from '../site.ts'
import { atSites, type Edit } from './at-sites.ts'

const LETTERS = 'abcdefghkmnpqrstuvwxyz23456789'.split('')

const password = (random: Random): string => Array.from({ length: 16 }, () => random.one(LETTERS)).join('')

const URL = /(?<=^\w+:\/\/)(?=[^/@]+)/

const isReference = ({ keys, value }: Site): boolean =>
  keys.at(-1) === 'valueFrom' && Object.hasOwn(value as object, 'secretKeyRef')

export const writeSecret = atSites(
  'write-secret',
  'a password written out in place of a Secret, or into a URL',
  (site) => isReference(site) || (typeof site.value === 'string' && URL.test(site.value)),
  ({ value }, random): Edit => {
    const secret = password(random)
    return typeof value === 'string'
      ? {
          message: 'a password in the URL',
          to: (holder, key) => withValue(holder, key, value.replace(URL, `admin:${secret}@`)),
        }
      : {
          message: 'a password in place of a reference',
          to: (holder) => {
            const { valueFrom: _, ...rest } = holder as Readonly<Record<string, unknown>>
            return { ...rest, value: secret }
          },
        }
  },
)
