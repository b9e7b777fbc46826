/** The first 16 bytes of a hash in hex, as PostgreSQL writes a UUID: how 16 bytes are stored and compared. */
export function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
