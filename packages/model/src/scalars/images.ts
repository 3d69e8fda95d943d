import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'
import { asOciUrl, withoutV } from './meant.ts'

const REFERENCE =
  /^(?<name>[a-z0-9._-]+(?::\d+(?=\/))?(?:\/[a-z0-9._-]+)*)(?::(?<tag>[\w][\w.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?$/

/** The parts of an image reference as registries and Helm charts want them. */
export interface ImageParts {
  /** With a registry's host where there is one: `ghcr.io/org/name`. */
  readonly repository: string
  readonly tag: string | undefined
  readonly digest: string | undefined
}

export const imageParts = (reference: string): ImageParts | undefined => {
  const groups = REFERENCE.exec(reference)?.groups
  return groups && { repository: groups['name'] ?? '', tag: groups['tag'], digest: groups['digest'] }
}

const isPinned = (reference: string): boolean => {
  const parts = imageParts(reference)
  if (!parts) return false
  return parts.digest !== undefined || (parts.tag !== undefined && parts.tag !== 'latest')
}

export const ImageReference = named(
  checkedString(
    isPinned,
    'a pinned image',
    'name an exact tag other than "latest", or a digest: registry/name:tag or registry/name@sha256:…',
  ),
  'ImageReference',
  {
    description: 'A container image, pinned to an exact tag or, better, to a digest.',
    examples: ['ghcr.io/example/notes:2.2.13'],
  },
).brand<'ImageReference'>()
export type ImageReference = z.output<typeof ImageReference>

export const ChartUrl = named(
  checkedString(
    (value) => /^oci:\/\/[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/.test(value),
    'the address of a chart in an OCI registry',
    'write oci://host/path/name, and the version apart',
    asOciUrl,
  ),
  'ChartUrl',
  {
    description: 'The address of a Helm chart in an OCI registry, without a version.',
    examples: ['oci://registry.example/charts/notes'],
  },
).brand<'ChartUrl'>()
export type ChartUrl = z.output<typeof ChartUrl>

export const ExactVersion = named(
  checkedString(
    (value) => /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(value),
    'an exact version',
    'write major.minor.patch, such as 1.2.3: a range would admit an unknown release',
    withoutV,
  ),
  'ExactVersion',
  { description: 'An exact semantic version, never a range.', examples: ['1.2.3'] },
).brand<'ExactVersion'>()
export type ExactVersion = z.output<typeof ExactVersion>

export const CalendarDay = named(
  checkedString(
    (value) =>
      /^\d{4}-\d{2}-\d{2}$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      new Date(value).toISOString().startsWith(value),
    'a calendar day',
    'write YYYY-MM-DD',
  ),
  'CalendarDay',
  { description: 'A calendar day.', examples: ['2025-01-01'] },
).brand<'CalendarDay'>()
export type CalendarDay = z.output<typeof CalendarDay>
