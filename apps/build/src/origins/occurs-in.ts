/** Whether a text names a value, not only has its characters inside of another word or number. */
export const occursIn = (text: string, value: string): boolean => {
  if (value === '') return false
  const parts = text.split(value)
  return parts.some((part, index) => {
    const next = parts[index + 1]
    return next !== undefined && !isOfName(part.at(-1)) && !isOfName(next.at(0))
  })
}

const isOfName = (character: string | undefined): boolean =>
  character !== undefined && /[\w-]/.test(character)
