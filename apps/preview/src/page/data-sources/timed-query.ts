/** Of one number, the plugin writes the time into the query, unless its filters state one. */
export const timedQuery = (query: string, start: number, end: number): string => {
  const [filters = ''] = query.split('|')
  if (filters.includes('_time:')) return query
  const time = `_time:[${start}, ${end}]`
  return /^\s*options\s*\(/.test(query)
    ? query.replace(/(options\s*\(.*?\))(\s*|$)/, `$1 ${time}$2`)
    : `${time} ${query.trim()}`
}
