/** What a link carries along of the dashboard's address. */
interface Carried {
  readonly includeVars?: boolean
  readonly keepTime?: boolean
}

const TIME = ['from', 'to']

/**
 * Where a link leads, with the range and the variables of the dashboard that it is on.
 * @param current of the address: `from`, `to`, `var-cluster`
 */
export const linkAddress = (
  url: string,
  { includeVars = false, keepTime = false }: Carried,
  current: URLSearchParams,
): string => {
  const carried = [...current].filter(
    ([name]) => (includeVars && name.startsWith('var-')) || (keepTime && TIME.includes(name)),
  )
  if (carried.length === 0) return url
  const query = new URLSearchParams(carried.map(([name, value]) => [name, value])).toString()
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}
