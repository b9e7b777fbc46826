/** Whether somebody with these roles, as masters write them in whatever case, works for the operator. */
export function isStaff(roles: readonly string[]): boolean {
  return roles.some((role) => role.trim().toLowerCase() === 'staff');
}
