/**
 * Appends many writes in one transaction. `p_streams` are the streams touched; write i goes to stream
 * `p_slots[i]`, expects `p_expected[i]` (a revision; -1 no stream, -2 any, -4 the stream exists) and brings
 * the next `p_counts[i]` events of the event arrays. Answers one row a write, in order:
 * `ok` (last revision and position), `duplicate` (the same of the first time), `conflict` (the actual
 * revision, -1 for none), `mismatch` (an event id was used before for something else; its position).
 * An event whose hash is not the SHA-256 of its canonical text is refused, and the batch with it.
 * Locking `log_head` first makes positions gapless and commit order equal to position order.
 */
export const APPEND_BATCH = `
create function append_batch(
  p_streams text[], p_slots integer[], p_expected bigint[], p_counts integer[],
  p_ids uuid[], p_types text[], p_versions integer[], p_data text[], p_metadata text[], p_hashes bytea[]
) returns table (outcome text, stream_revision bigint, log_position bigint)
language plpgsql security definer
  set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
declare
  v_first bigint;
  v_head bigint;
  v_revisions bigint[];
  v_seen boolean;
  v_before bigint[];
  v_known_streams boolean;
  v_event_positions bigint[] := array_fill(null::bigint, array[cardinality(p_ids)]);
  v_event_revisions bigint[] := array_fill(null::bigint, array[cardinality(p_ids)]);
  v_event_slots integer[] := array_fill(null::integer, array[cardinality(p_ids)]);
  v_next integer := 1;
  v_slot integer;
  v_current bigint;
  v_same integer;
  v_known integer;
begin
  select h.position into strict v_head from log_head h for update;
  v_first := v_head;
  select array_agg(coalesce(s.revision, -1) order by t.slot), count(s.revision) > 0 into v_before, v_known_streams
    from unnest(p_streams) with ordinality t(stream_id, slot) left join streams s on s.stream_id = t.stream_id;
  v_revisions := v_before;
  v_seen := exists (select from events e where e.event_id = any (p_ids));
  for i in 1 .. cardinality(p_slots) loop
    v_slot := p_slots[i];
    v_current := v_revisions[v_slot];
    v_known := 0;
    if v_seen then
      select count(*), count(*) filter (where e.stream_id = p_streams[v_slot] and e.event_type = n.type and e.data = n.data),
             max(e.stream_revision), max(e.global_position)
        into v_known, v_same, stream_revision, log_position
        from unnest(p_ids[v_next : v_next + p_counts[i] - 1], p_types[v_next : v_next + p_counts[i] - 1],
                    p_data[v_next : v_next + p_counts[i] - 1]) n(id, type, data)
        join events e on e.event_id = n.id;
    end if;
    if v_known > 0 then
      outcome := case when v_same = p_counts[i] then 'duplicate' else 'mismatch' end;
    elsif p_expected[i] = -2 or p_expected[i] = v_current or (p_expected[i] = -4 and v_current >= 0) then
      for k in v_next .. v_next + p_counts[i] - 1 loop
        v_head := v_head + 1;
        v_current := v_current + 1;
        v_event_positions[k] := v_head;
        v_event_revisions[k] := v_current;
        v_event_slots[k] := v_slot;
      end loop;
      v_revisions[v_slot] := v_current;
      outcome := 'ok';
      stream_revision := v_current;
      log_position := v_head;
    else
      outcome := 'conflict';
      stream_revision := v_current;
      log_position := null;
    end if;
    v_next := v_next + p_counts[i];
    return next;
  end loop;
  if v_head > v_first then
    if exists (
      select from unnest(v_event_positions, v_event_slots, p_ids, p_types, p_data, p_metadata, p_hashes)
          n(position, slot, id, type, data, metadata, hash)
        where n.position is not null and n.hash is distinct from sha256(convert_to(
          '{"data":' || n.data || ',"id":"' || n.id || '","metadata":' || n.metadata || ',"streamId":'
            || to_json(p_streams[n.slot]) || ',"type":"' || n.type || '"}', 'UTF8'))
    ) then
      raise exception 'The hash of an event is not that of its text.' using errcode = 'check_violation';
    end if;
    insert into events (global_position, stream_id, stream_revision, event_id, event_type, schema_version,
                        category, data, metadata, hash, recorded_at)
      select n.position, p_streams[n.slot], n.revision, n.id, n.type, n.version,
             split_part(p_streams[n.slot], '-', 1), n.data, n.metadata, n.hash, clock_timestamp()
        from unnest(v_event_positions, v_event_revisions, v_event_slots, p_ids, p_types, p_versions, p_data, p_metadata, p_hashes)
          n(position, revision, slot, id, type, version, data, metadata, hash)
        where n.position is not null;
    insert into streams (stream_id, revision)
      select n.stream_id, n.revision from unnest(p_streams, v_before, v_revisions) n(stream_id, before, revision)
        where n.before < 0 and n.revision >= 0;
    if v_known_streams then
      update streams s set revision = n.revision
        from unnest(p_streams, v_before, v_revisions) n(stream_id, before, revision)
        where s.stream_id = n.stream_id and n.before >= 0 and n.revision > n.before;
    end if;
    update log_head set position = v_head;
    perform pg_notify('log_appended', v_head::text);
  end if;
end $$`;
