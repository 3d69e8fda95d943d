import type { z } from 'zod/mini'
import { partError } from './checked.ts'

/** What is wrong with a single value, in the words of its type; nothing where it is well-formed. */
export const valueError = (
  type: z.ZodMiniType,
  value: unknown,
): { readonly message: string; readonly fix: string } | undefined => {
  const [issue] = type.safeParse(value).error?.issues ?? []
  if (!issue) return undefined
  const { message, fix = 'correct it' } = partError(issue.message)
  return { message, fix }
}
