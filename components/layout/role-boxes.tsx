import type { Role } from "@/lib/domain/assessment/roles";

export type RoleOption = { value: Role; label: string };

/** The roles that a member holds, to tick. */
export function RoleBoxes({ roles, held }: { roles: readonly RoleOption[]; held: readonly Role[] }) {
  return (
    <fieldset>
      <legend className="font-medium">Roles</legend>
      <div className="flex flex-wrap gap-x-6">
        {roles.map((role) => (
          <label key={role.value} className="choice">
            <input type="checkbox" name="roles" value={role.value} defaultChecked={held.includes(role.value)} />
            {role.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
