package httpbytes.socketserver.server;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who has a place, and who gives way. Where all places are taken, idle connections give theirs up; where there are
 * none, a newcomer is told so. Knows connections, and not what is said on them.
 */
final class Places {

    /** Connections beyond the limit that are told so; beyond these they are just closed. */
    private static final int TURNED_AWAY = 1_000;
    /** One part in so many of the connections gives way at once where room is needed. */
    private static final int GIVE_WAY_PART = 8;
    /** A connection that has just been opened, or answered, has at least a second before it may have to. */
    private static final int IDLE_TICKS = 2;

    private final int count;
    private final Set<Connection> taken = ConcurrentHashMap.newKeySet();
    /** Those who are being told that there is no room. They do not take the places of others. */
    private final Set<Connection> turnedAway = ConcurrentHashMap.newKeySet();
    private int nobodyGaveWayAt = -1;

    Places(int count) {
        this.count = count;
    }

    /** Whether there is a place, perhaps because somebody has just given way. */
    boolean haveRoom(int tick) {
        if (taken.size() >= count && nobodyGaveWayAt != tick) {
            // Where nobody can, nobody is asked again before the next tick: a flood shall not cost a pass for each.
            nobodyGaveWayAt = makeRoom(tick) ? -1 : tick;
        }
        return taken.size() < count;
    }

    /** Whether this one can stay: in a place, or for as long as it takes to say that there is none. */
    boolean enter(Connection newcomer, boolean hasPlace) {
        return hasPlace ? taken.add(newcomer) : turnedAway.size() < TURNED_AWAY && turnedAway.add(newcomer);
    }

    void leave(Connection connection) {
        taken.remove(connection);
        turnedAway.remove(connection);
    }

    /** Those who only keep a place give way to whoever wants to be served. Whether anybody did. */
    private boolean makeRoom(int tick) {
        int before = taken.size();
        for (Connection connection : longestIdle(tick)) {
            if (connection.closeIfIdle(tick)) {
                taken.remove(connection);
            }
        }
        return taken.size() < before;
    }

    private List<Connection> longestIdle(int tick) {
        // Each is asked once: the answer may be another while they are being sorted.
        Map<Connection, Integer> ticksIdle = new HashMap<>();
        taken.forEach(connection -> ticksIdle.put(connection, connection.deadline.ticksIdle(tick)));
        return taken.stream().filter(connection -> ticksIdle.getOrDefault(connection, 0) >= IDLE_TICKS)
                .sorted(Comparator.comparing(connection -> -ticksIdle.get(connection)))
                .limit(Math.max(1, count / GIVE_WAY_PART)).toList();
    }

    /** For each connection that is open, with a place or without. */
    void forEach(Consumer<Connection> action) {
        taken.forEach(action);
        turnedAway.forEach(action);
    }

    /** How many connections are open. */
    int open() {
        return taken.size() + turnedAway.size();
    }
}
